"""Microsoft Presidio on the same corpus: each case's words as a list that is looked for, and with its own recognisers for
numbers and mail addresses. Its language models are on no package registry, so the pipeline is a blank one."""
import importlib.metadata
import json
import sys
import time

import spacy
from presidio_analyzer import AnalyzerEngine, PatternRecognizer
from presidio_analyzer.nlp_engine import SpacyNlpEngine
from presidio_analyzer.recognizer_registry import RecognizerRegistry
from presidio_analyzer.predefined_recognizers import EmailRecognizer, PhoneRecognizer


class Blank(SpacyNlpEngine):
    def __init__(self):
        super().__init__()
        self.nlp = {"en": spacy.blank("en")}


def main():
    registry = RecognizerRegistry(recognizers=[PhoneRecognizer(), EmailRecognizer()], supported_languages=["en"])
    engine = AnalyzerEngine(registry=registry, nlp_engine=Blank(), supported_languages=["en"])
    cases = json.load(open(sys.argv[1], encoding="utf-8"))
    listed, everything, notes, began = [], [], 0, time.monotonic()
    for case in cases:
        words = PatternRecognizer("LISTED", deny_list=case["words"], deny_list_score=0.9)
        for note in case["notes"]:
            found = engine.analyze(note, "en", ad_hoc_recognizers=[words],
                                   entities=["LISTED", "PHONE_NUMBER", "EMAIL_ADDRESS"])
            everything.append([[each.start, each.end] for each in found])
            listed.append([[each.start, each.end] for each in found if each.entity_type == "LISTED"])
            notes += 1
    rate = notes / (time.monotonic() - began)
    version = importlib.metadata.version("presidio-analyzer")
    json.dump({"version": version, "rate": rate, "listed": listed, "all": everything}, sys.stdout)


main()
