"""A CalDAV server, radicale, on a free port of this machine, with everything in the folder that is
named; says its port in a line. Whoever signs in by any name and password is that user."""

import sys
from wsgiref.simple_server import WSGIRequestHandler, make_server

from radicale import Application, config


class Quiet(WSGIRequestHandler):
    def log_message(self, *_):
        pass


settings = config.load()
settings.update(
    {
        "auth": {"type": "none"},
        "storage": {"filesystem_folder": sys.argv[1], "_filesystem_fsync": "False"},
        "web": {"type": "none"},
    },
    "the tests",
    privileged=True,
)
server = make_server("127.0.0.1", 0, Application(settings), handler_class=Quiet)
print(server.server_port, flush=True)
server.serve_forever()
