# Palabras de la mesa del programa sobre su propia gente: quién trabaja aquí, con qué funciones, quién está de guardia.

program-done-staff = Guardado: { $name }
program-people-not-on-call = Elija a alguien que trabaje aquí y pueda estar de guardia.
