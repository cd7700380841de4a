"""The style sheet: edges, radii and focus on top of Fusion, from named colours."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

_RULES = """
QMainWindow, QDialog, QWidget#paneHeader, QWidget#toolStrip, QWidget#foot { background: {window}; }
QWidget#paneHeader, QWidget#toolStrip { border: 0; border-bottom: 1px solid {border}; }
QWidget#foot { border-top: 1px solid {border}; }
QWidget#sheet, QLabel#sheet { background: {base}; }
QLabel { background: transparent; }
QLabel[role="muted"] { color: {muted}; }
QLabel[role="accent"] { color: {accent}; }
QLabel[role="passed"] { color: {passed-text}; }
QLabel[role="warning"] { color: {warning-text}; }
QLabel[role="error"] { color: {error-text}; }
QLabel#banner { background: {marking}; color: {on-marking}; }
QLabel[role="key"] { color: {muted}; background: {base}; border: 1px solid {control}; border-radius: 3px;
    padding: 0 4px; }

QLabel[role="code"] { background: {base}; border: 1px solid {border}; border-radius: 3px; padding: 5px 4px; }

QMenuBar { background: {window}; padding: 1px 6px; }
QMenuBar::item { padding: 4px 7px; border-radius: 4px; background: transparent; }
QMenuBar::item:selected { background: {hover}; }
QMenu { background: {base}; border: 1px solid {control}; padding: 4px; }
QMenu::item { padding: 5px 28px 5px 26px; border-radius: 4px; }
QMenu::item:selected { background: {tint}; color: {text}; }
QMenu::item:disabled { color: {control}; }
QMenu::separator { height: 1px; background: {border}; margin: 4px 8px; }
QMenu::indicator { left: 6px; width: 14px; height: 14px; }
QToolTip { background: {base}; color: {text}; border: 1px solid {control}; padding: 3px 6px; }

QToolButton { border: 2px solid transparent; border-radius: 4px; padding: 3px 6px; background: transparent; }
QToolButton:hover { background: {hover}; }
QToolButton:pressed, QToolButton:checked { background: {tint}; }
QToolButton:focus { border-color: {accent}; }
QToolButton:disabled { color: {control}; }
QToolButton::menu-indicator { image: none; }
QToolButton[role="menu"] { padding-right: 20px; }
QToolButton[role="mark"] { padding: 1px 2px; }
QToolButton[role="segment"] { border: 1px solid {control}; border-radius: 0; background: {base}; padding: 2px 8px;
    margin-left: -1px; }
QToolButton[role="segment"][place="first"] { border-top-left-radius: 4px; border-bottom-left-radius: 4px;
    margin-left: 0; }
QToolButton[role="segment"][place="last"] { border-top-right-radius: 4px; border-bottom-right-radius: 4px; }
QToolButton[role="segment"]:checked { background: {tint}; border-color: {accent}; font-weight: 600; }
QToolButton[role="segment"]:focus { border: 2px solid {accent}; padding: 1px 7px; }
QToolButton[role="unfold"] { background: transparent; padding: 3px 6px 3px 0; }
QToolButton[role="link"] { color: {accent}; text-decoration: underline; padding: 1px 2px; }

QPushButton { background: {button}; color: {text}; border: 1px solid {control}; border-radius: 4px;
    padding: 0 13px; min-height: 26px; }
QPushButton:hover { background: {hover}; }
QPushButton:pressed { background: {tint}; }
QPushButton:focus { border: 2px solid {accent}; padding: 0 12px; min-height: 24px; }
QPushButton:disabled { color: {control}; border-color: {border}; }
QPushButton[role="primary"] { background: {accent}; color: {on-accent}; border-color: {accent}; font-weight: 600; }
QPushButton[role="primary"]:focus { border: 2px solid {text}; }
QPushButton[role="primary"]:disabled { background: {border}; border-color: {border}; color: {muted}; }
QDialog QPushButton { min-height: 30px; }
QDialog QPushButton:focus { min-height: 28px; }
QPushButton[role="small"] { padding: 0 8px; min-height: 22px; }
QPushButton[role="small"]:focus { padding: 0 7px; min-height: 20px; }

QLineEdit, QComboBox, QSpinBox { background: {base}; border: 1px solid {control}; border-radius: 4px;
    padding: 1px 8px; min-height: 24px; selection-background-color: {accent}; selection-color: {on-accent}; }
QLineEdit[invalid="true"], QLineEdit[invalid="true"]:focus { border: 2px solid {error-text}; padding: 0 7px; }
QLineEdit:focus, QComboBox:focus, QSpinBox:focus { border: 2px solid {accent}; padding: 0 7px; }
QDialog QLineEdit, QDialog QComboBox { min-height: 28px; }
QDialog QSpinBox QLineEdit { border: 0; padding: 0 8px; min-height: 0; background: transparent; }
QSpinBox::up-button, QSpinBox::down-button { width: 0; border: 0; }
QComboBox { padding-right: 26px; }
QComboBox:focus { padding-right: 25px; }
QComboBox::drop-down { border: 0; width: 26px; subcontrol-origin: border; subcontrol-position: center right; }
QComboBox::down-arrow { image: url("{folder}/arrow.svg"); width: 14px; height: 14px; }
QCheckBox, QRadioButton { spacing: 8px; border: 2px solid transparent; border-radius: 4px; padding: 1px; }
QCheckBox:focus, QRadioButton:focus { border-color: {accent}; }
QCheckBox:disabled, QRadioButton:disabled { color: {control}; }
QCheckBox::indicator, QRadioButton::indicator { width: 14px; height: 14px; background: {base};
    border: 1px solid {control}; }
QCheckBox::indicator { border-radius: 3px; }
QCheckBox::indicator:checked { background: {accent}; border-color: {accent}; image: url("{folder}/tick.svg"); }
QRadioButton::indicator { border-radius: 8px; }
QRadioButton::indicator:checked { width: 6px; height: 6px; border: 5px solid {accent}; }
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled { border-color: {border}; background: {window}; }
QComboBox QAbstractItemView { background: {base}; border: 1px solid {control};
    selection-background-color: {tint}; selection-color: {text}; outline: 0; }
QTextEdit { background: {base}; border: 0; selection-background-color: {accent}; selection-color: {on-accent}; }
QListView { background: {base}; border: 0; outline: 0; }
QListView#found { border: 1px solid {control}; border-radius: 4px; }
QScrollArea, QScrollArea > QWidget > QWidget { background: transparent; }

QFrame#card { background: {base}; border: 1px solid {border}; border-radius: 6px; }
QFrame#card:focus, QFrame#card[chosen="true"] { background: {tint}; border: 1px solid {accent}; }
QFrame#quiet { background: {alt}; border: 1px solid {border}; border-radius: 6px; }
QFrame#group { background: {base}; border: 1px solid {border}; border-radius: 4px; }
QFrame#strip { background: {window}; border: 0; border-bottom: 1px solid {border}; }
QFrame[role="note-warning"] { background: {warning-ground}; border: 1px solid {warning-edge}; border-radius: 4px; }
QFrame[role="note-error"] { background: {error-ground}; border: 1px solid {error-edge}; border-radius: 4px; }
QFrame[role="chip-guess"] { background: {base}; border: 1px dashed {control}; border-radius: 4px; }
QFrame[role="chip-stated"], QFrame[role="chip-confirmed"] { background: {alt}; border: 1px solid {border};
    border-radius: 4px; }
QFrame[role="chip-missing"] { background: {warning-ground}; border: 1px solid {warning-edge}; border-radius: 4px; }
QToolButton[role="chip"] { color: {accent}; padding: 0 5px; border-radius: 3px; }
QFrame[role="hairline"] { background: {border}; border: 0; }

QProgressBar { background: {border}; border: 0; border-radius: 3px; max-height: 6px; min-height: 6px; }
QProgressBar::chunk { background: {accent}; border-radius: 3px; }
QSplitter::handle { background: {border}; }
QStatusBar { background: {window}; border-top: 1px solid {border}; color: {muted}; }
QStatusBar::item { border: 0; }
QStatusBar QLabel { color: {muted}; }

QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar::handle:vertical { background: {scroll}; border-radius: 4px; min-height: 28px; margin: 2px; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle:horizontal { background: {scroll}; border-radius: 4px; min-width: 28px; margin: 2px; }
QScrollBar::handle:hover { background: {control}; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
"""


def style_sheet(colours: Mapping[str, str], folder: Path) -> str:
    """The application's style sheet in these named colours; `folder` holds the theme's arrow and tick."""
    text = _RULES
    for name, value in {**colours, "folder": folder.as_posix()}.items():
        text = text.replace("{" + name + "}", value)
    return text
