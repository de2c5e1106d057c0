"""Documents to print and sign, typeset from the templates of `resources/templates/printing`."""
