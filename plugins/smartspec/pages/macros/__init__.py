"""What macros in the editors' pages give: names, links, lists, the map and counts."""
