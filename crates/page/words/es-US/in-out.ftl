# Lo que entra y lo que sale: exportaciones, hojas de papel para un apagón, calendarios.

in-out-exported = Se sacó una copia de todo este expediente
