"""How an archive of one version of Dragoman becomes one of the next."""
