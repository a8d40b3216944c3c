from __future__ import annotations

from django import forms

from mingtang_office.publication.actions.answering import answers_for
from mingtang_office.publication.models import ScanFinding


class AnswerForm(forms.Form):
    """Why a finding may stay."""

    use_required_attribute = False
    answer = forms.ChoiceField(label="答复")
    reason = forms.CharField(
        label="理由",
        max_length=300,
        error_messages={"required": "请写明理由，例如依据哪一条应当公开。"},
    )

    def __init__(self, *args: object, finding: ScanFinding, **known: object) -> None:
        known.setdefault("auto_id", f"id_finding_{finding.pk}_%s")
        super().__init__(*args, **known)  # type: ignore[arg-type]
        field = self.fields["answer"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(each.value, each.label) for each in answers_for(finding)]
