"""Run as a program: `forecasts.py FOLDER CAIRN_SCRIPT` serves an application made with Gradio (Svelte) and prints the port.

It ends when its standard input does, so that it never outlives the test that started it.
"""

import os
import socket
import sys
import threading

os.environ |= {"GRADIO_ANALYTICS_ENABLED": "False", "HF_HUB_OFFLINE": "1"}  # a walk asks nobody on the network

import gradio
import uvicorn
from fastapi import FastAPI


def main(_folder, cairn_script):
    tag = f'<script async src="{cairn_script}"></script>' if cairn_script else None
    pages = gradio.mount_gradio_app(FastAPI(), forecasts(), path="/", head=tag, ssr_mode=False)
    listener = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(pages, log_level="error"))
    print(listener.getsockname()[1], flush=True)
    threading.Thread(target=lambda: (sys.stdin.read(), setattr(server, "should_exit", True)), daemon=True).start()
    server.run([listener])


def forecasts():
    with gradio.Blocks(title="Forecasts") as pages:
        gradio.Markdown("# Forecasts")
        place = gradio.Dropdown(["Harbour", "Outer quay", "Lighthouse"], label="Where")
        answer = gradio.Textbox(label="Wind", buttons=["copy"])
        gradio.Button("Ask").click(lambda where: f"South-west 4 at the {where}", place, answer)
        with gradio.Accordion("How it is made", open=False):
            gradio.Markdown("Once an hour, by hand.")
    with pages.route("Warnings", "/warnings"):
        gradio.Markdown("# Warnings")
        gradio.Checkbox(label="Also at night")
        gradio.Slider(1, 12, label="From which wind on")
    return pages


if __name__ == "__main__":
    main(*sys.argv[1:])
