"""調査票: model in, one .xlsx for each department out; what they send back in, answers out.

A returned file passes `package` before openpyxl sees it.
"""
