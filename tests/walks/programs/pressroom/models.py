from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Page


class Release(Page):
    """What the press gets to read."""

    body = RichTextField(blank=True)
    content_panels = (*Page.content_panels, FieldPanel("body"))

    class Meta:
        app_label = "pressroom"
