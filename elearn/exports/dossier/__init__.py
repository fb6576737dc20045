"""The dossier for the works council and the DPIA, made from what the installation does now."""
