"""The rule C201, bare-modal-key-judgement: its texts, its code and its cases."""
