# Con qué se escribe todo documento que sale de la casa. Las claves son las de en-US.

document-page = Página { $number } de { $count }
document-table = Tabla
document-pdf = Guardar como PDF
document-print = Desde esta página no se imprime nada, porque el navegador escribe en el papel el nombre y la dirección de la página. Elija «Guardar como PDF» e imprima eso.
