from django.db import migrations, models
from wagtail.fields import RichTextField


class Migration(migrations.Migration):
    dependencies = (("wagtailcore", "0098_apitoken"),)
    operations = (
        migrations.CreateModel(
            "Release",
            [
                (
                    "page_ptr",
                    models.OneToOneField(
                        "wagtailcore.Page", models.CASCADE, parent_link=True, auto_created=True, primary_key=True, serialize=False
                    ),
                ),
                ("body", RichTextField(blank=True)),
            ],
            bases=("wagtailcore.page",),
        ),
    )
