from __future__ import annotations

from django import forms


class ReckonForm(forms.Form):
    """The day of receipt, and whose days off count."""

    received = forms.DateField(
        label="机关收到申请的日期",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d", "%Y/%m/%d", "%Y年%m月%d日"],
        error_messages={
            "required": "请填写收到申请的日期。",
            "invalid": "日期的写法不对，应当像“2026-03-13”。",
        },
        help_text="当面提交的是提交之日，邮寄的是签收之日，网上、传真和平信是与申请人确认之日。",
    )
    place = forms.ChoiceField(
        label="机关所在地",
        required=False,
        help_text="当地另有放假安排的选当地。",
        error_messages={"invalid_choice": "请在列出的地方中选择。"},
    )

    def __init__(self, *args: object, places: list[tuple[str, str]], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        field = self.fields["place"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", "全国"), *places]
        if not places:
            del self.fields["place"]
