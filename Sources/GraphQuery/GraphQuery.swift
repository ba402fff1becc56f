// GraphQuery
