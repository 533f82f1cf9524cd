"""S3 that runs here: moto's server, with one bucket."""

import logging
import urllib.request
from collections.abc import Generator
from contextlib import contextmanager

from moto.server import ThreadedMotoServer

BUCKET = "cairn-test"


@contextmanager
def s3_server() -> Generator[str]:
    """Its address, in `AWS_ENDPOINT_URL` for as long as the block lasts."""
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    address = f"http://{host}:{port}"
    urllib.request.urlopen(urllib.request.Request(f"{address}/{BUCKET}", method="PUT")).close()
    try:
        yield address
    finally:
        server.stop()


def environment(address: str) -> dict[str, str]:
    """What a process finds it by."""
    keys = {"AWS_ACCESS_KEY_ID": "cairn", "AWS_SECRET_ACCESS_KEY": "secret", "AWS_REGION": "us-east-1"}
    return {"AWS_ENDPOINT_URL": address, **keys}
