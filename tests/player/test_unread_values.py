"""What somebody typed into the page stays unread: only a rule that waits for a value looks at one."""

from playwright.sync_api import expect


def test_promise_7_no_value_is_read_where_no_rule_asks_for_one(visit, make, served):
    """Neither of the field that a step points at, nor of any other: also not of a password."""
    watch = """window.read = [];
    for (const kind of [HTMLInputElement, HTMLTextAreaElement, HTMLSelectElement]) {
      const real = Object.getOwnPropertyDescriptor(kind.prototype, "value");
      const get = function () { read.push(this.id); return real.get.call(this) };
      Object.defineProperty(kind.prototype, "value", { ...real, get });
    }"""
    fields = '<input id="f" style="margin:80px"><input id="p" type="password"><textarea id="t"></textarea>'
    steps = [make.step("s1", **make.at("#f")), make.step("s2", **make.at("#p")), make.step("s3", "modal")]
    page = visit([make.guide(*steps)], fields, script=watch)
    expect(page.get_by_role("dialog")).to_be_visible()
    for name in ("f", "p", "t"):
        page.locator(f"#{name}").focus()
        page.keyboard.type("berth 12")
    for _ in steps:
        page.get_by_role("button", name="Next").click()
    served.figures_until("completed")
    assert page.evaluate("read") == []
    page.evaluate("f.value")
    assert page.evaluate("read") == ["f"], "a reading is seen"
