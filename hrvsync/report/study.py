"""The report of a study."""

from hrvsync.study.result import StudyResult


def headline(result: StudyResult) -> str:
    return str([(c.name, c.measures["z"].p, c.measures["z"].corrected) for c in result.conditions])


def study_report(result, inputs):
    return "x"
