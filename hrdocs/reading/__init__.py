"""The stages that read a notice, in the order of `hrdocs.pipeline`. They do not import each other."""
