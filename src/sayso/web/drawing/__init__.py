"""Drawings as values: where each mark, line and word of an SVG stands.

Works out places alone. Shapes and colours are the stylesheet's, words the templates'.
"""
