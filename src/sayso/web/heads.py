"""HEAD: the head of what GET would answer, with the same rights, and nothing of its body."""

from sayso.web.guard import App, Message, Receive, Scope, Send


class Heads:
    """An ASGI application around another, which is asked for the page where its head is wanted."""

    def __init__(self, app: App) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer as to GET, and leave out what would be shown."""
        if scope["type"] != "http" or scope["method"] != "HEAD":
            await self.app(scope, receive, send)
            return

        async def send_head(message: Message) -> None:
            if message["type"] == "http.response.body":
                message = {**message, "body": b""}
            await send(message)

        await self.app({**scope, "method": "GET"}, receive, send_head)
