"""Workbooks: XLSX, XLSB, ODS and XLS, and what their parts say besides the values."""
