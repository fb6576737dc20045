.PHONY: help run test

help:  ## toont deze hulp
	@sed -n 's/^\([a-z]*\):.*## /make \1   /p' Makefile

run:  ## start In verbinding op http://127.0.0.1:8000
	python3 -m elearn run

test:  ## controleert de code, de inhoud en alle tests
	python3 -m elearn test
