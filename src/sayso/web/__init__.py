"""The pages: what a person reads in a browser, served from their own machine."""

from sayso.web.app import pages

__all__ = ["pages"]
