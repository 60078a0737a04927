"""From a file to a searchable library of United Nations resolutions."""
