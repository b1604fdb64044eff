"""The breath in the heart and at the chest: rate, respiratory sinus arrhythmia, coherence, swing, resonance.

Each function has its definition, unit, source and least data in its docstring; docs/measures.md puts them side by side.
"""
