"""The parts of the documentation that are made from the code: reference pages and pictures, and the site around them."""
