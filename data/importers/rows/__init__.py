"""What every importer hands on: canonical rows, their formats, words, reasons and judgement."""
