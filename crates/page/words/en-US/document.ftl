# What every document that leaves the house is written with. Keys begin with `document-`.

document-page = Page { $number } of { $count }
document-table = Table
document-pdf = Save as PDF
document-print = Nothing of it is printed from this page, for a browser writes the page’s name and address on the paper. Choose “Save as PDF”, and print that.
