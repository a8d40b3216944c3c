"""Platforms that do not change what stands on them."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import Any

from mingtang_office.channels.adapters.contract import Line, Order, Receipt
from mingtang_office.channels.adapters.http import proof_of


class PublishesAnew(ABC):
    """In the place of what stands something new is published, then the old one deleted; each of the two
    is looked for before it is done again."""

    @abstractmethod
    def publish(self, order: Order, line: Line) -> Receipt: ...

    @abstractmethod
    def _found(self, order: Order, line: Line) -> Receipt | None:
        """What was published for this order."""

    @abstractmethod
    def _stands(self, remote_id: str) -> bool: ...

    @abstractmethod
    def _delete(self, remote_id: str, line: Line) -> Any:
        """The platform's answer; what is gone already is as good as deleted."""

    def find(self, order: Order, line: Line) -> Receipt | None:
        before = order.before
        if order.act == "withdraw":
            gone = before is None or not self._stands(before.remote_id)
            return Receipt(before.remote_id if before else "") if gone else None
        found = self._found(order, line)
        if found is None or before is None or not self._stands(before.remote_id):
            return found
        return None  # the new one stands, the old one is still to be taken down

    def replace(self, order: Order, line: Line) -> Receipt:
        receipt = self._found(order, line) if order.is_resumed else None
        if receipt is None:
            receipt = self.publish(order, line)
        if order.before is not None and order.before.remote_id != receipt.remote_id:
            self._delete(order.before.remote_id, line)
        return receipt

    def withdraw(self, order: Order, line: Line) -> Receipt:
        if order.before is None:
            return Receipt()
        answer = self._delete(order.before.remote_id, line)
        return Receipt(order.before.remote_id, order.before.address, proof_of(answer))
