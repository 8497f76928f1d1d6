"""Validates every line of JSON against a JSON Schema: validate.py SCHEMA LINES
Exit status: 0 all are valid, 1 something is not, 77 python3-jsonschema is not there."""
import json
import sys

try:
    from jsonschema import Draft202012Validator
except ImportError:
    sys.exit(77)

schema = json.load(open(sys.argv[1], encoding="utf-8"))
Draft202012Validator.check_schema(schema)
validator = Draft202012Validator(schema)
faults = 0
for number, line in enumerate(open(sys.argv[2], encoding="utf-8"), 1):
    for error in validator.iter_errors(json.loads(line)):
        faults += 1
        if faults <= 20:
            place = "/".join(map(str, error.absolute_path))
            print(f"line {number}: {place}: {error.message[:200]}")
sys.exit(1 if faults else 0)
