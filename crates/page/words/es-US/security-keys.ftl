## Llaves de seguridad: se agregan, se ven y se quitan en la página del segundo factor
factor-telephone = Un código de su teléfono
keys-title = Llaves de seguridad
keys-how = Una llave que usted conecta o acerca al equipo, o lo que este equipo o su teléfono ya trae. Pide su PIN, su dedo o su cara, y luego vale en lugar del código.
key-name = Cómo la llama usted
key-name-hint = Para reconocerla en la lista: llave azul de mi llavero, computadora del escritorio.
key-add = Agregar una llave de seguridad
key-about = agregada el { $added }, { $used }
key-used = usada por última vez el { $day }
key-unused = sin usar todavía
key-elsewhere = Hecha para { $place }: solo funciona allí.
key-copied = { $when }: el contador de esta llave retrocedió, y nadie entró con ella. Puede haber una copia de la llave. Quítela y use otra.
key-remove = Quitar { $name }
key-impossible = Las llaves de seguridad no funcionan en esta dirección. Necesitan el nombre de este programa en lugar de números, y TLS, salvo en este mismo equipo (http://localhost). Un código de su teléfono funciona en todas partes.
key-no-name = Escriba cómo llama usted a la llave: de 1 a 60 caracteres.
key-too-many = Ya hay diez llaves. Quite una primero.
key-too-late = Pasaron más de cinco minutos, o la página era de otra entrada. No se agregó nada. Escriba la contraseña otra vez.
key-not-added = Esta llave no se agregó: no contestó lo que se le pidió, o ya está en la lista. Pruebe otra vez.
key-added = La llave de seguridad está agregada.
key-removed = La llave de seguridad está quitada. Ya no abre esta cuenta.
key-last = Es su único segundo factor, y en esta mesa nadie trabaja solo con una contraseña. Agregue primero otra llave o un teléfono.
key-done = La llave de seguridad está agregada

## Tocar una llave nueva
key-touch-title = Toque la llave
key-touch-how = Pulse el botón. Su navegador pide entonces la llave, y la llave su PIN, su dedo o su cara. Tiene cinco minutos.
key-touch-go = Pedir la llave
key-needs-script = Esto necesita un navegador con JavaScript y llaves de seguridad. Un código de su teléfono no necesita ni lo uno ni lo otro.
key-failed = No se agregó ninguna llave: se canceló, tardó demasiado o ya está en la lista. Puede pulsar el botón otra vez.
key-back = Volver, sin llave

## Una llave en lugar del código
code-key-go = Usar una llave de seguridad
code-key-without = Una llave de seguridad necesita un navegador con JavaScript.
code-key-failed = La llave no contestó: se canceló, tardó demasiado o no es de este lugar. Pulse el botón otra vez o escriba un código.
code-key-impossible = Las llaves de seguridad no funcionan en esta dirección: tiene números en lugar de un nombre, o le falta TLS.
code-copied = Esta llave de seguridad no se aceptó: su contador retrocedió, así que puede haber una copia. Entre con un código o con otra llave, quite esta de su cuenta y avise a quien cuida de este programa.
