# What every document that leaves the house is written with. Keys begin with `document-`.

document-page = Page { $number } of { $count }
document-table = Table
