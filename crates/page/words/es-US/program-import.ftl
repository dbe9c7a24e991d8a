# La mesa del programa: traer las listas que la oficina llevaba antes. Las claves son las de en-US.

agreement-import-title = Traer una lista de convenios
agreement-import-lead = CSV o XLSX, como la lleva: un proveedor por fila. Primero se mira. Un proveedor que ya está aquí queda como está, y se nombra si la lista dice otra cosa.
agreement-import-file = La lista de convenios
agreement-import-file-hint = Un encabezado sobre cada columna. Varios condados en una celda se separan con comas.
training-import-title = Traer una lista de capacitaciones
training-import-lead = CSV o XLSX, como la lleva: una capacitación por fila. Primero se mira. Lo que ya está aquí queda como está.
training-import-file = La lista de capacitaciones
training-import-file-hint = Un encabezado sobre cada columna. Varias personas en una celda se separan con punto y coma.
office-import-would-new = { $count ->
    [one] Una fila sería nueva.
   *[other] { $count } filas serían nuevas.
}
office-import-would-before = { $count ->
    [one] Una ya está aquí y quedaría como está.
   *[other] { $count } ya están aquí y quedarían como están.
}
office-import-done-new = { $count ->
    [one] Una fila es nueva.
   *[other] { $count } filas son nuevas.
}
office-import-done-before = { $count ->
    [one] Una ya estaba aquí.
   *[other] { $count } ya estaban aquí.
}
import-code-counts-yearly = Las horas del año
import-code-counts-before = Las horas antes de dirigir grupos
import-code-counts-observed = Una sesión de grupo observada
import-code-counts-orientation = La orientación del fiscal general
agreement-import-field-provider = Proveedor
agreement-import-field-counties = Condados
agreement-import-field-hotline = Número de día y de noche
agreement-import-field-signed-by = Firmó por el proveedor
agreement-import-field-signed-on = Firmado el
agreement-import-field-signed-here = Firmó por el programa
agreement-import-field-until = Convenio hasta
agreement-import-field-certified-until = Certificado hasta
agreement-import-field-document = Dónde está el papel
agreement-import-field-skip = No tomar
training-import-field-staff = Quiénes estuvieron
training-import-field-title = De qué trató
training-import-field-trainers = Quién capacitó
training-import-field-trained-on = Día
training-import-field-hours = Horas
training-import-field-sponsor = Quién la ofreció
training-import-field-approved = Aprobada por
training-import-field-counts-for = Para qué cuenta
training-import-field-skip = No tomar

incident-import-title = Traer una carpeta de incidentes
incident-import-lead = CSV o XLSX, como la lleva: un incidente por fila. No se lee quién estuvo en él. Una fila que es un peligro se deja a la mesa de víctimas. Lo que ya está aquí se queda como está; lo que se hizo después se agrega.
incident-import-file = La carpeta de incidentes críticos
incident-import-file-hint = Un título sobre cada columna. De cada uno solo se sabe el día; por eso cuenta desde el primer minuto de ese día.
incident-import-others = { $count ->
    [one] Una fila no es un incidente y se deja a la mesa de víctimas.
   *[other] { $count } filas no son incidentes y se dejan a la mesa de víctimas.
}
incident-import-field-occurred-on = Día
incident-import-field-row-kind = Peligro o incidente
incident-import-field-harm = De qué clase fue
incident-import-field-place = Dónde
incident-import-field-told-to = A quién se reportó
incident-import-field-lies = Dónde está el registro firmado
incident-import-field-written-on = Informe escrito entregado
incident-import-field-resolved-on = Firmado lo que se hizo
incident-import-field-done-by = Por quién
incident-import-field-skip = Dejar fuera
