from django.db import models


class Author(models.Model):
    name = models.CharField(max_length=80)
    born = models.PositiveSmallIntegerField("year of birth", null=True, blank=True)

    def __str__(self):
        return self.name


class Book(models.Model):
    class Language(models.TextChoices):
        ENGLISH = "en", "English"
        GERMAN = "de", "German"
        NORWEGIAN = "no", "Norwegian"

    title = models.CharField(max_length=120)
    author = models.ForeignKey(Author, on_delete=models.CASCADE, related_name="books")
    language = models.CharField(max_length=2, choices=Language, default=Language.ENGLISH)
    published = models.DateField(null=True, blank=True, help_text="The first edition.")
    in_print = models.BooleanField(default=True)
    notes = models.TextField(blank=True)

    def __str__(self):
        return self.title


class Loan(models.Model):
    book = models.ForeignKey(Book, on_delete=models.CASCADE)
    reader = models.CharField(max_length=80)
    due = models.DateField()

    def __str__(self):
        return f"{self.book} to {self.reader}"
