from django.contrib import admin
from library.models import Author, Book, Loan


class LoanInline(admin.TabularInline):
    model = Loan
    extra = 1


@admin.register(Author)
class AuthorAdmin(admin.ModelAdmin):
    list_display = ("name", "born")
    search_fields = ("name",)


@admin.register(Book)
class BookAdmin(admin.ModelAdmin):
    list_display = ("title", "author", "language", "published", "in_print")
    list_filter = ("language", "in_print")
    search_fields = ("title", "author__name")
    date_hierarchy = "published"
    autocomplete_fields = ("author",)
    fieldsets = (
        (None, {"fields": ("title", "author", "language")}),
        ("Edition", {"fields": ("published", "in_print", "notes")}),
    )
    inlines = (LoanInline,)


@admin.register(Loan)
class LoanAdmin(admin.ModelAdmin):
    list_display = ("book", "reader", "due")
