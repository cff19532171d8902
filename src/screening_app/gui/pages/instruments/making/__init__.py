# SPDX-License-Identifier: EUPL-1.2
"""Making a questionnaire in the window: the list of questions, one question, the sums, the whole, what is left.

Loaded when somebody makes one; nothing but `unfinished` is needed before.
"""
