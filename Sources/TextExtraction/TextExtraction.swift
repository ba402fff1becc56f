// TextExtraction
