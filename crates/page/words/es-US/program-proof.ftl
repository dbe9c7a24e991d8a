# Palabras del escritorio del programa sobre lo que ha salido de la casa para que nada anterior se pueda cambiar sin que se note.
# Las claves empiezan con `proof-`.

proof-title = Prueba
proof-lead = Cada semana Leeward hace cuatro textos cortos, uno de cada uno de sus libros. Cuando alguien de fuera los guarda, nadie puede cambiar, quitar ni reordenar lo que se anotó antes, ni siquiera quien maneja esta máquina. No contienen ningún nombre ni ninguna palabra de un expediente.
proof-need = Lo que se anotó desde el { $when } todavía se puede cambiar sin que se note: no han salido los textos de ninguna semana posterior. Dé los de esta semana a alguien de fuera y anote aquí quién los tiene.
proof-week = Los textos de la semana
proof-left-nobody = Nadie de fuera los tiene todavía.
proof-left-count = { $count ->
    [one] 1 de fuera los tiene.
   *[other] { $count } de fuera los tienen.
 }
proof-left-said = { $to } los tiene desde el { $when }; lo anotó { $who }.
proof-left-mailed = Enviados por correo a { $to }, el { $when }.
proof-to = Quién de fuera los tiene ahora
proof-to-hint = Por ejemplo una abogada, una agencia colaboradora, un tribunal. Alguien que no puede entrar aquí ni maneja esta máquina.
proof-to-missing = Escriba quién los tiene.
proof-go = Han salido de la casa
proof-done = Queda anotado.
proof-print = Imprima esta página y entregue los textos, o deje que alguien fotografíe los cuadros. Dos de los cuatro no dicen cuántas anotaciones tiene su libro.
proof-text-of = Texto de { $name }
proof-picture-of = Imagen del mismo texto: { $name }
proof-none = Todavía no se ha hecho ninguno. Leeward los hace mientras está en servicio.
proof-where = A dónde van por sí solos
proof-place = Carpeta
proof-mail = Correo
proof-nowhere = A ningún lugar
proof-where-said = Lo que el servidor de correo aceptó ha salido de la casa. Lo que está en una carpeta solo ha salido cuando alguien de fuera tiene una copia: anótelo aquí.
proof-key = Clave
proof-key-said = Quien compruebe un texto más tarde la necesita. Que la guarde con el primer texto.
proof-weeks = Todas las semanas
