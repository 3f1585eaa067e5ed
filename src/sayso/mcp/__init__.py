"""The server for programs: the verbs as tools of the Model Context Protocol."""
