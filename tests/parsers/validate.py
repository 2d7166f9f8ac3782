"""Checks schedules by a schema and prints what is wrong with each as JSON.

The schema comes first: one that ends in `.xsd` for XML, one in `.json` for JSON.
"""

import json
import sys

import jsonschema
from lxml import etree


def by_xsd(schema, paths):
    schema = etree.XMLSchema(etree.parse(schema))
    for path in paths:
        schema.validate(etree.parse(path))
        yield [f"line {error.line}: {error.message}" for error in schema.error_log]


def by_json(schema, paths):
    with open(schema, encoding="utf-8") as file:
        schema = json.load(file)
    kind = jsonschema.validators.validator_for(schema)
    kind.check_schema(schema)
    validator = kind(schema, format_checker=jsonschema.FormatChecker(["date", "uuid"]))
    for path in paths:
        with open(path, encoding="utf-8") as file:
            errors = validator.iter_errors(json.load(file))
        yield [f"{error.json_path}: {error.message}" for error in errors]


check = by_xsd if sys.argv[1].endswith(".xsd") else by_json
print(json.dumps(list(check(sys.argv[1], sys.argv[2:]))))
