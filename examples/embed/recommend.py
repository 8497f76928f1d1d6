#!/usr/bin/env python3
"""Recommends for a case by librung_c, and prints what `rung recommend --format json` prints.

recommend.py LIBRUNG_C RULES CASE      such as: recommend.py librung_c.so.1 adult case.json
"""
import ctypes
import sys

ABI = 1


class Rung:
    def __init__(self, path):
        self.c = ctypes.CDLL(path)
        for name in ("rung_error_report", "rung_text_data"):
            getattr(self.c, name).restype = ctypes.c_void_p
        for name in ("rung_error_report", "rung_text_data", "rung_text_size", "rung_text_free", "rung_error_free"):
            getattr(self.c, name).argtypes = [ctypes.c_void_p]
        self.c.rung_text_size.restype = ctypes.c_size_t
        if self.c.rung_abi_version() != ABI:
            raise OSError(f"{path} has another ABI than {ABI}")

    def _call(self, function, *arguments):
        made, error = ctypes.c_void_p(), ctypes.c_void_p()
        if function(*arguments, ctypes.byref(made), ctypes.byref(error)) == 0:
            return made
        report = ctypes.string_at(self.c.rung_error_report(error)).decode()
        self.c.rung_error_free(error)
        raise ValueError(report)

    def built_in(self, name):
        """A rule set; it lives as long as the process."""
        return self._call(self.c.rung_rules_built_in, name.encode())

    def recommend(self, rules, case):
        advice = self._call(self.c.rung_recommend, rules, case, ctypes.c_size_t(len(case)), None)
        try:
            return ctypes.string_at(self.c.rung_text_data(advice), self.c.rung_text_size(advice))
        finally:
            self.c.rung_text_free(advice)


if __name__ == "__main__":
    rung = Rung(sys.argv[1])
    try:
        with open(sys.argv[3], "rb") as file:
            sys.stdout.buffer.write(rung.recommend(rung.built_in(sys.argv[2]), file.read()))
    except ValueError as error:
        sys.exit(str(error).rstrip("\n"))
