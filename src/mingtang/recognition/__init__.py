from mingtang.recognition.recognise import recognise

__all__ = ["recognise"]
