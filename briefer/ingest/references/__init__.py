"""Bibliographic records (RIS and BibTeX): details of articles, with the abstract as text where there is one."""
