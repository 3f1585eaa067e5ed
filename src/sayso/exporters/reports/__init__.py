"""Reports as Word documents: headings, tables and charts that Word and LibreOffice draw."""
