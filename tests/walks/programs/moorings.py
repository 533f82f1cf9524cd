"""Run as a program: `moorings.py FOLDER CAIRN_SCRIPT` serves an application made with NiceGUI (Vue, Quasar) and prints the port.

It ends when its standard input does, so that it never outlives the test that started it.
"""

import socket
import sys
import threading

import uvicorn
from fastapi import FastAPI
from nicegui import ui


def main(_folder, cairn_script):
    if cairn_script:
        ui.add_head_html(f'<script async src="{cairn_script}"></script>', shared=True)
    pages = FastAPI()
    ui.run_with(pages, title="Moorings", show_welcome_message=False)
    listener = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(pages, log_level="error"))
    print(listener.getsockname()[1], flush=True)
    threading.Thread(target=lambda: (sys.stdin.read(), setattr(server, "should_exit", True)), daemon=True).start()
    server.run([listener])


@ui.page("/")
def moorings():
    with ui.dialog() as dialog, ui.card():
        ui.label("A new mooring")
        ui.input("Name of the boat")
        ui.button("Keep it", on_click=dialog.close)
    with ui.header():
        with ui.button(icon="menu").props("flat color=white aria-label='What can be done'"), ui.menu():
            ui.menu_item("Add a mooring", dialog.open)
            ui.menu_item("Print the list", lambda: ui.notify("Printed"))
        ui.button(icon="refresh", on_click=lambda: ui.notify("Up to date")).props("flat round color=white aria-label=Refresh")
        ui.link("Tides", "/tides").classes("text-white")
    for boat in ("Effi", "Orlando", "Undine"):
        with ui.row():
            ui.label(boat)
            ui.button(icon="edit").props("flat round dense")


@ui.page("/tides")
def tides():
    with ui.tabs() as tabs:
        ui.tab("Today")
        later = ui.tab("Tomorrow")
    with ui.tab_panels(tabs, value="Today"):
        with ui.tab_panel("Today"):
            ui.label("High water at 06:12")
        with ui.tab_panel(later):
            ui.select(["Harbour", "Outer quay"], label="Where").classes("w-40")


if __name__ in {"__main__", "__mp_main__"}:
    main(*sys.argv[1:])
