"""Examples for the gallery and its test."""

from components.role_table import RoleTable

EXAMPLES = {"all": RoleTable(), "an author": RoleTable("author")}
