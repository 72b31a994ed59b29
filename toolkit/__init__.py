"""台账工具箱: ledgers in, findings and official documents out."""

__version__ = "0.1.0"
DISTRIBUTION = "taizhang-toolkit"
