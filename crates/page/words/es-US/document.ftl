# Con qué se escribe todo documento que sale de la casa. Las claves son las de en-US.

document-page = Página { $number } de { $count }
document-table = Tabla
