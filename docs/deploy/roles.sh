#!/bin/sh
# Two roles: the owner of the tables, for migrations, and the one that serves (README, In production). Run once, by the image of PostgreSQL.
set -eu
psql -v ON_ERROR_STOP=1 -v owner="$POSTGRES_PASSWORD" -v serving="$SERVING_PASSWORD" --username "$POSTGRES_USER" <<'SQL'
CREATE ROLE cairn_owner LOGIN PASSWORD :'owner';
CREATE ROLE cairn LOGIN CREATEDB PASSWORD :'serving';
CREATE DATABASE cairn OWNER cairn_owner;
SQL
