# The workbench of one store, in a volume. docs/how-to/serve.md tells how to run it.
# Its steps were run by hand in a fresh environment, from the files that it copies alone: the install by
# hashes (584 MB), the account, the server, the health check. No container was built of it.
FROM python:3.13-slim AS build
WORKDIR /src
COPY pyproject.toml requirements-all.lock README.md LICENSE NOTICE ./
COPY src ./src
COPY examples/harbour-notes ./examples/harbour-notes
RUN python -m venv /opt/sayso \
    && /opt/sayso/bin/pip install --no-cache-dir --require-hashes -r requirements-all.lock \
    && /opt/sayso/bin/pip install --no-cache-dir --no-deps . \
    && /opt/sayso/bin/pip uninstall --yes pip

FROM python:3.13-slim
RUN useradd --system --uid 10001 --home-dir /data sayso \
    && install --directory --owner=sayso --group=sayso /data
COPY --from=build /opt/sayso /opt/sayso
ENV PATH=/opt/sayso/bin:$PATH
USER 10001
WORKDIR /data
VOLUME /data
EXPOSE 8450
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s \
    CMD ["python", "-c", "import socket; socket.create_connection(('127.0.0.1', 8450), 3).close()"]
# Serving to others needs an account: docker run … user add case.db NAME
ENTRYPOINT ["sayso"]
CMD ["serve", "case.db", "--host", "0.0.0.0"]
