// Common names in Sweden, put together by chance; a likeness to somebody is one too.
import type { Random } from './random.ts';

const given =
  `Anna Maria Eva Karin Kristina Lena Kerstin Ingrid Emma Sara Malin Jenny Linda Annika Susanne Monica Helena Ulrika Åsa
Camilla Johanna Elin Ida Hanna Sofia Amanda Julia Matilda Frida Josefin Sandra Therese Caroline Cecilia Marie Birgitta Gunilla Carina
Agneta Marianne Ann-Sofie Ebba Klara Alva Wilma Ellen Agnes Moa Tove Lovisa Petra Veronica Madeleine Rebecka Pernilla Anneli Katarina
Fatima Amina Zahra Maryam Layla Noor Hawa Aisha Sahra Selma Leyla Rana Hiba Samira Jasmina Aleksandra Katarzyna Agnieszka Ewa Mirjana
Tanja Irina Olga Päivi Tuula Minna Ritva Tigist Saba Mahnaz Shirin Parisa Thi Malee Lars Mikael Anders Johan Erik Per Peter Thomas
Karl Jan Daniel Fredrik Andreas Mattias Jonas Stefan Magnus Henrik Niklas Robert Martin Patrik Håkan Björn Oskar Viktor Emil Simon
Gustav Axel Filip Anton David Joakim Marcus Linus Jesper Göran Ulf Bengt Kjell Rickard Ahmed Ali Hassan Omar Yusuf Ibrahim Mustafa
Abdi Mohamed Reza Amir Dragan Goran Piotr Tomasz Matti Juhani Samuel Elias Adam Noah`.split(/\s+/);

const family =
  `Andersson Johansson Karlsson Nilsson Eriksson Larsson Olsson Persson Svensson Gustafsson Pettersson Jonsson Jansson
Hansson Bengtsson Jönsson Lindberg Jakobsson Magnusson Olofsson Lindström Lindqvist Lindgren Axelsson Berg Bergström Lundberg Lind
Lundgren Lundqvist Mattsson Berglund Fredriksson Sandberg Henriksson Forsberg Sjöberg Wallin Engström Eklund Danielsson Lundin Håkansson
Björk Bergman Gunnarsson Holm Wikström Samuelsson Isaksson Fransson Bergqvist Nyström Holmberg Arvidsson Löfgren Söderberg Nyberg
Blomqvist Claesson Nordström Mårtensson Lundström Viklund Björklund Eliasson Berggren Sandström Nordin Ström Åberg Hermansson Ekström
Falk Holmgren Dahlberg Hellström Hedlund Sundberg Sjögren Ek Blom Abrahamsson Martinsson Öberg Andreasson Strömberg Månsson Åkesson
Hansen Norberg Lindholm Dahl Jonasson Ali Mohamed Hassan Ahmed Hussein Omar Ibrahim Haddad Yilmaz Kaya Rahimi Hosseini Karimi
Petrović Kovačević Nowak Kowalska Popescu Korhonen Virtanen Nieminen Tesfay Tekle Nguyen Warsame Osman`.split(/\s+/);

export const newName = (by: Random) => ({ given: by.pick(given), family: by.pick(family) });

/** given.family@host in plain letters; a namesake gets a number. */
export function makeAddresses(host: string) {
  const taken = new Map<string, number>();
  return (name: { given: string; family: string }) => {
    const word = (text: string) =>
      text
        .toLowerCase()
        .normalize('NFD')
        .replace(/[^a-z-]/g, '');
    const local = `${word(name.given)}.${word(name.family)}`;
    const times = (taken.get(local) ?? 0) + 1;
    taken.set(local, times);
    return `${local}${times > 1 ? times : ''}@${host}`;
  };
}
